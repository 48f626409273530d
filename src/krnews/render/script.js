(() => {
  "use strict";
  const tip = document.createElement("div");
  tip.id = "tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);
  for (const element of document.querySelectorAll("[title]")) {
    element.dataset.tip = element.title;
    element.removeAttribute("title");
  }
  let owner = null;
  const focusable = (element) => (element.matches("a") ? element : element.querySelector("a.kind"));
  const hide = () => {
    if (owner) focusable(owner)?.removeAttribute("aria-describedby");
    owner = null;
    tip.hidden = true;
  };
  const show = (element) => {
    if (owner === element) return;
    hide();
    owner = element;
    tip.textContent = element.dataset.tip;
    tip.hidden = false;
    focusable(element)?.setAttribute("aria-describedby", "tip");
    place();
  };
  // Focus scrolls the page to what it reaches, so the tip follows its owner.
  const place = () => {
    if (!owner) return;
    const at = (owner.querySelector("a.kind") ?? owner).getClientRects()[0];
    const left = Math.min(at.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
    const above = at.top - tip.offsetHeight - 6;
    tip.style.left = `${Math.max(8, left)}px`;
    tip.style.top = `${above >= 4 ? above : at.bottom + 6}px`;
  };
  const tipped = (event) => event.target.closest?.("[data-tip]");
  // Where the page moves under a pointer that stands still, as when focus scrolls it, the tip stays with the focus.
  let pointer = null;
  const point = (event) => {
    pointer = `${event.clientX} ${event.clientY}`;
  };
  document.addEventListener("pointermove", point, { passive: true });
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || tip.contains(event.target)) return;
    const before = pointer;
    point(event);
    const still = before === null || before === pointer;
    if (still && owner && focusable(owner) === document.activeElement) return;
    const element = tipped(event);
    if (element) show(element);
    else hide();
  });
  document.addEventListener("focusin", (event) => {
    const element = tipped(event);
    if (element) show(element);
    else hide();
  });
  document.addEventListener("focusout", hide);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("scroll", place, { passive: true });
  window.addEventListener("resize", place);
  // A finger has no hover: the first tap shows the tip, the second follows the link.
  let shown = null;
  document.addEventListener("click", (event) => {
    const element = tipped(event);
    const tapped = event.pointerType === "touch";
    if (element && tapped && shown !== element) {
      event.preventDefault();
      show(element);
    } else if (!element && !tip.contains(event.target)) {
      hide();
    }
    shown = element;
  });
})();
