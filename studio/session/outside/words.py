"""What a placement does to finished media, in one line: fits, is cut, enlarged, too long, wrong kind."""

from studio import i18n
from studio.domain.outside_fit import SOFT, Fitting, Problem
from studio.i18n import N_
from studio.session.outside.making import Suits

MEGA = 1_000_000


def suits_words(one: Suits) -> str:
    """The line for a placement: what stands against it first, else how its shape suits."""
    if one.problems:
        return " ".join(problem_words(problem) for problem in one.problems)
    return fitting_words(one.fitting)


def fitting_words(fitting: Fitting) -> str:
    """How a shape suits, such as `Terpotong 20 %`, and whether it is enlarged."""
    percent = round(fitting.lost * 100)
    said = {
        "exact": N_("Pas, piksel demi piksel."),
        "same": N_("Pas."),
        "whole": N_("Tampil utuh."),
        "near": N_(f"Terpotong {max(1, percent)} % pada tepinya."),
        "cut": N_(f"Terpotong {percent} %."),
        "far": N_(f"Terpotong {percent} %; lebih baik ditampilkan utuh."),
    }[fitting.kind]
    if fitting.enlarged > SOFT:
        times = i18n.number(f"{fitting.enlarged:.1f}")
        return f"{said} {N_(f'Diperbesar {times} kali, akan buram.')}"
    return said


def problem_words(problem: Problem) -> str:
    """What a placement does not take."""
    value, limit = _seconds(problem.value), _seconds(problem.limit)
    mega = f"{problem.value / MEGA:.0f} MB, batasnya {problem.limit / MEGA:.0f} MB"
    return {
        "no-film": N_("Tidak menerima video; hanya sampul diamnya yang dipakai."),
        "needs-film": N_("Hanya menerima video."),
        "too-long": N_(f"Terlalu panjang: {value}, batasnya {limit}."),
        "too-short": N_(f"Terlalu pendek: {value}, sedikitnya {limit}."),
        "heavy": N_(f"Berat: {mega}; diringankan saat ekspor."),
        "too-heavy": N_(f"Terlalu berat: {mega}; gambarnya akan pecah bila diringankan."),
        "fast": N_(f"{problem.value:g} bingkai per detik; dijadikan {problem.limit:g} saat ekspor."),
        "other-codec": N_("Dikodekan ulang ke H.264 saat ekspor."),
    }[problem.trouble]


def _seconds(seconds: float) -> str:
    whole = round(seconds)
    return (
        f"{whole // 60} menit {whole % 60} detik" if whole >= 60 else f"{i18n.number(f'{seconds:g}')} detik"
    )
