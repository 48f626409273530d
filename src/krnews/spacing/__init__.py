"""spacing"""
