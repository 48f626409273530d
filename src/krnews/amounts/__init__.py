"""amounts"""
