"""Characters that are not what they seem: they hide, reorder or imitate others."""

import re

# Soft hyphens, and the joiners inside an emoji, are typography: they go, and nobody is warned.
TYPOGRAPHY = re.compile("\u00ad|(?<=[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d")
# Characters that hide, reorder or smuggle others: what is seen must be what is matched.
HIDDEN = re.compile(
    "[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e01ef]"
)
# Cyrillic letters and the Latin ones that look the same.
CYRILLIC = "АВСЕНІЇЈКМОРЅТУХасеіїјорѕух"
LATIN = "ABCEHIÏJKMOPSTYXaceiïjopsyx"
TO_LATIN = str.maketrans(CYRILLIC, LATIN)
TO_CYRILLIC = str.maketrans(
    {latin: letter for latin, letter in zip(LATIN, CYRILLIC, strict=True) if letter not in "ЅЈѕј"}
)  # those four are of other languages
