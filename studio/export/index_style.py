"""The style sheet and the one small script of index.html."""

from studio.domain import color
from studio.domain.brand import Kit
from studio.domain.record import Value

READABLE = 4.5
DARK_GROUNDS = ("#14171c", "#1b1f26")
LIGHT_TEXT = {"ok": "#177245", "warn": "#8f5b00", "stop": "#b42318", "info": "#1f5fbf"}
DARK = {
    "paper": DARK_GROUNDS[0], "card": DARK_GROUNDS[1], "line": "#323a46", "mat": "#101318", "ink": "#f2f5f9",
    "muted": "#9aa6b6", "ok": "#4cc38a", "warn": "#e0a63c", "stop": "#f2786d", "info": "#7db0ff",
}  # fmt: skip


class Look(Value, frozen=True, kw_only=True):
    """Kit colours as `#rrggbb`: page ground, raised surface, text, quiet text, hairline, accent."""

    paper: str = "#f6f7f9"
    card: str = "#ffffff"
    ink: str = "#14181f"
    muted: str = "#5c6675"
    line: str = "#dde2ea"
    accent: str = "#0b6b66"


def look_of(kit: Kit) -> Look:
    """The look of a kit's pages."""
    roles = {"paper", "card", "ink", "muted", "line", "accent"}
    return Look(**{role: color.to_hex(color.parse(kit.color(role))) for role in roles})


def style_sheet(look: Look) -> str:
    """CSS for phones first, light and dark; text colours are mixed until they read at 4.5 : 1."""
    grounds = (look.paper, look.card)
    light = {
        "paper": look.paper,
        "card": look.card,
        "line": look.line,
        "accent": look.accent,
        "mat": "#e7ebf0",
    }
    light |= {name: _readable(tone, grounds, "#000000") for name, tone in LIGHT_TEXT.items()}
    for name, tone in (("ink", look.ink), ("muted", look.muted), ("accent-ink", look.accent)):
        light[name] = _readable(tone, grounds, "#000000")
    accent = _readable(look.accent, DARK_GROUNDS, "#ffffff")
    dark = {**DARK, "accent": accent, "accent-ink": accent}
    return (
        f":root{{color-scheme:light dark;{_variables(light)}}}"
        f"@media (prefers-color-scheme:dark){{:root{{{_variables(dark)}}}}}" + RULES
    )


def _variables(values: dict[str, str]) -> str:
    return "".join(f"--{name}:{color.to_hex(color.parse(value))};" for name, value in values.items())


def _readable(front: str, backs: tuple[str, ...], towards: str) -> str:
    """`front`, mixed towards black or white until it reads on each of `backs`."""
    grounds, goal, start = [color.parse(back) for back in backs], color.parse(towards), color.parse(front)
    mixes = (color.mix(start, goal, step / 20) for step in range(21))
    reads = (tone for tone in mixes if min(color.contrast(tone, ground) for ground in grounds) >= READABLE)
    return color.to_hex(next(reads, goal))


RULES = """
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:400 1rem/1.55 system-ui,-apple-system,"Segoe UI",
Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
a{color:var(--accent-ink);text-underline-offset:.18em}
a:focus-visible,button:focus-visible,summary:focus-visible{outline:2px solid var(--accent-ink);
outline-offset:2px}
.page{max-width:72rem;margin:0 auto;padding:1.25rem 1rem 4rem}
.top{border-top:6px solid var(--accent);padding-top:1.5rem;margin-bottom:2.5rem}
.office{margin:0 0 .35rem;color:var(--muted);font-size:.875rem;font-weight:600;letter-spacing:.01em}
h1{font-size:1.75rem;line-height:1.15;letter-spacing:-.015em;font-weight:700;margin:0 0 .75rem;
text-wrap:balance}
h2{font-size:1.4375rem;line-height:1.2;letter-spacing:-.012em;font-weight:700;margin:0;text-wrap:balance}
h3{font-size:1.0625rem;line-height:1.3;font-weight:650;margin:0}
h4{font-size:.8125rem;line-height:1.4;font-weight:600;color:var(--muted);margin:0}
p{margin:0}
.toc{margin:1.25rem 0 0;padding:0;list-style:none;display:grid;gap:.4rem}
.toc a{font-weight:600;text-decoration:none}.toc a:hover{text-decoration:underline}
.toc span{color:var(--muted);font-size:.875rem}
.files{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:1rem 0 0;font-size:.9375rem}
.post{margin:0 0 4rem}
.post>header{border-bottom:1px solid var(--line);padding-bottom:1.25rem;margin-bottom:1.5rem}
.when{color:var(--muted);margin:.4rem 0 0}
.when b{color:var(--ink);font-weight:600}
.lead{max-width:44rem;margin-top:.75rem}
.chips{display:flex;flex-wrap:wrap;gap:.5rem;margin:1rem 0 0;padding:0;list-style:none}
.chips li{border:1px solid currentColor;border-radius:99px;padding:.1rem .7rem;font-size:.8125rem;
font-weight:600}
.ok{color:var(--ok)}.warning{color:var(--warn)}.blocker{color:var(--stop)}.advice{color:var(--info)}
.findings{margin-top:1rem}
.findings summary{cursor:pointer;font-weight:600;font-size:.9375rem}
.findings ul{margin:.75rem 0 0;padding:0;list-style:none;display:grid;gap:.75rem;max-width:48rem}
.findings li{border-left:3px solid currentColor;padding-left:.75rem}
.findings li p{color:var(--ink)}.findings li small{color:var(--muted);font-size:.8125rem}
.platform{display:grid;gap:1.25rem;padding:1.5rem 0;border-bottom:1px solid var(--line)}
.shots{--h:11rem;--least:8.5rem;display:flex;flex-wrap:wrap;gap:1.25rem 1rem;align-items:flex-start;
align-content:flex-start}
figure{margin:0;width:max(var(--least),min(100%,var(--h)*var(--r)));max-width:100%}
figure a{display:block;position:relative;width:min(100%,var(--h)*var(--r));background:var(--mat);
border-radius:8px;overflow:hidden}
figure img,.none{display:block;width:100%;height:auto;aspect-ratio:var(--r)}
.tag{position:absolute;left:.5rem;bottom:.5rem;background:#10141ae0;color:#fff;border-radius:6px;
padding:.3rem .55rem;font-size:.75rem;font-weight:600;line-height:1}
.none{display:grid;place-items:center;color:var(--muted);font-size:.875rem}
figcaption{margin-top:.5rem;font-size:.8125rem;line-height:1.45;color:var(--muted)}
figcaption b{display:block;color:var(--ink);font-weight:600}
.copy{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.75rem 1.125rem 1.125rem;
max-width:40rem;width:100%;align-self:start}
.part{display:flex;gap:.75rem;justify-content:space-between;align-items:center;min-height:2.5rem}
.words+.part{border-top:1px solid var(--line);margin-top:.9rem;padding-top:.35rem}
.words{white-space:pre-wrap;margin:0}
button{font:600 .8125rem/1 inherit;font-family:inherit;color:var(--accent-ink);background:none;
border:1px solid var(--line);border-radius:6px;padding:.5rem .8rem;min-height:2rem;cursor:pointer;
white-space:nowrap}
button:hover{border-color:currentColor}
.for{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
footer{color:var(--muted);font-size:.8125rem;border-top:1px solid var(--line);padding-top:1rem}
@media (min-width:52rem){.page{padding:2rem 2rem 5rem}h1{font-size:2.25rem}h2{font-size:1.75rem}
.platform{grid-template-columns:minmax(0,1.6fr) minmax(18rem,1fr);column-gap:2.5rem}
.platform.alone{grid-template-columns:minmax(0,1fr)}
.platform>h3{grid-column:1/-1}.shots{--h:14.5rem}}
@media print{.copy,figure{break-inside:avoid}button{display:none}body{background:#fff;color:#000}}
"""

SCRIPT = """
document.querySelectorAll('button[data-copy]').forEach(function(b){b.hidden=false;
b.addEventListener('click',function(){
var n=document.getElementById(b.dataset.copy),t=n.textContent,w=b.textContent;
function ok(){b.textContent='Tersalin';setTimeout(function(){b.textContent=w},1600)}
function old(){var s=getSelection(),r=document.createRange();r.selectNodeContents(n);s.removeAllRanges();
s.addRange(r);
if(document.execCommand('copy'))ok()}
if(navigator.clipboard&&isSecureContext)navigator.clipboard.writeText(t).then(ok,old);else old()})});
"""
