"""Signing in: how the library (django-allauth) is bent to the house: who may come in, what is said, what is encrypted."""
