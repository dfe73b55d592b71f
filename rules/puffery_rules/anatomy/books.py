"""The books that the anatomical rules cite."""

from __future__ import annotations

from puffery.plugin import Source

CHECKED = "2026-11-20"
TA2 = Source("Terminologia Anatomica 2", "Terminologia Anatomica, second edition (FIPAT 2019)", "https://fipat.library.dal.ca/ta2/", CHECKED)
GRAY = Source("Gray's Anatomy 42e", "Gray's Anatomy: The Anatomical Basis of Clinical Practice, 42nd edition (Standring, 2020)", "", CHECKED)
MOORE = Source("Moore 8e", "Clinically Oriented Anatomy, 8th edition (Moore, Dalley, Agur 2018)", "", CHECKED)
OPENSTAX = Source("OpenStax A&P 2e", "Anatomy and Physiology, 2nd edition (OpenStax 2022)", "https://openstax.org/details/books/anatomy-and-physiology-2e", CHECKED)
