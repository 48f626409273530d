"""boilerplate"""
