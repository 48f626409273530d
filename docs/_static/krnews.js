(() => {
  "use strict";
  const korean = document.documentElement.lang.startsWith("ko");
  const words = korean ? { copy: "복사", copied: "복사됨", failed: "복사 실패" } : { copy: "Copy", copied: "Copied", failed: "Not copied" };

  // What a reader wants of a session is what was typed: prompts and answers are left out.
  const typed = (text) => {
    const lines = text.replace(/\n$/, "").split("\n");
    if (!lines.some((line) => line.startsWith(">>> "))) return lines.join("\n");
    return lines.filter((line) => /^(>>>|\.\.\.)( |$)/.test(line)).map((line) => line.slice(4)).join("\n");
  };
  for (const block of document.querySelectorAll("div.highlight")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-code";
    button.textContent = words.copy;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(typed(block.querySelector("pre").textContent));
        button.textContent = words.copied;
      } catch {
        button.textContent = words.failed;
      }
      setTimeout(() => { button.textContent = words.copy; }, 2000);
    });
    block.append(button);
  }

  // A rendered article follows the theme of the page around it.
  const dress = (frame) => {
    const theme = document.body.dataset.theme;
    const root = frame.contentDocument?.documentElement;
    if (!root) return;
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  const frames = [...document.querySelectorAll(".rendered-article iframe")];
  for (const frame of frames) {
    frame.addEventListener("load", () => dress(frame));
    dress(frame);
  }
  new MutationObserver(() => frames.forEach(dress)).observe(document.body, { attributeFilter: ["data-theme"] });
})();
