"""Efficacy language: what a treatment is said to do, without the words that would make it true."""
