"""Is it French? Short texts get the benefit of the doubt."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from extract.reading.errors import NotFrenchError

_SAMPLE = 400
_SURE = 0.98
_SHORT = 60
_NAMES = {
    "en": "English", "de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
    "ru": "Russian", "uk": "Ukrainian", "ar": "Arabic", "fa": "Persian", "he": "Hebrew", "zh": "Chinese",
    "ja": "Japanese", "tr": "Turkish", "pl": "Polish", "ro": "Romanian", "ca": "Catalan", "oc": "Occitan",
}  # fmt: skip


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def require_french(text: str, name: str) -> str:
    """Return "fr".

    Raises:
        NotFrenchError: the text is surely in another language; names the file and the language.
    """
    if len(text) < _SHORT:
        return "fr"
    start = max(
        0, (len(text) - _SAMPLE) // 2
    )  # the middle: what surrounds an article may be English
    language, probability = _identifier().classify(text[start : start + _SAMPLE])
    if language != "fr" and probability >= _SURE:
        told = _NAMES.get(language, f"language {language!r}")
        raise NotFrenchError(f"{name}: in {told}; recoupe reads French")
    return "fr"
