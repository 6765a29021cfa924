"""Boxes, arrows and words as an SVG file of few elements."""

from html import escape

STYLE = """
  .ground { fill: #ffffff } .line { stroke: #57606a; fill: none } .head { fill: #57606a }
  .plain { fill: #f6f8fa; stroke: #57606a } .inner { fill: #ddf4ff; stroke: #0969da }
  .outer { fill: #fff8c5; stroke: #9a6700 } .key { fill: #dafbe1; stroke: #1a7f37 }
  text { fill: #1f2328; font-family: system-ui, sans-serif; font-size: 14px }
  .small { fill: #57606a; font-size: 12px } .title { font-weight: 600 }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #0d1117 } .line { stroke: #9198a1 } .head { fill: #9198a1 }
    .plain { fill: #151b23; stroke: #9198a1 } .inner { fill: #0c2d6b; stroke: #58a6ff }
    .outer { fill: #3b2300; stroke: #d29922 } .key { fill: #033a16; stroke: #3fb950 }
    text { fill: #f0f6fc } .small { fill: #9198a1 }
  }
"""


class Drawing:
    def __init__(self, width, height, title, description):
        """The title and the description are what screen readers say."""
        self.parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
            'aria-labelledby="title description">',
            f'<title id="title">{escape(title)}</title>',
            f'<desc id="description">{escape(description)}</desc>',
            f"<style>{STYLE}</style>",
            '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
            'orient="auto-start-reverse"><path class="head" d="M0 0 8 4 0 8z"/></marker></defs>',
            f'<rect class="ground" width="{width}" height="{height}" rx="8"/>',
        ]

    def box(self, kind, x, y, width, height, title="", *lines):
        self.parts.append(
            f'<rect class="{kind}" x="{x}" y="{y}" width="{width}" height="{height}" rx="6" stroke-width="1.5"/>'
        )
        if title:
            self.text(x + 12, y + 24, title, "title")
        for number, line in enumerate(lines):
            self.text(x + 12, y + 46 + 18 * number, line, "small")

    def text(self, x, y, words, kind="", anchor="start"):
        self.parts.append(f'<text class="{kind}" x="{x}" y="{y}" text-anchor="{anchor}">{escape(words)}</text>')

    def arrow(self, x1, y1, x2, y2, words="", both=False):
        start = ' marker-start="url(#tip)"' if both else ""
        self.parts.append(
            f'<path class="line" d="M{x1} {y1} {x2} {y2}" stroke-width="1.5" marker-end="url(#tip)"{start}/>'
        )
        if words:
            self.text((x1 + x2) // 2, (y1 + y2) // 2 - 8, words, "small", "middle")

    def svg(self):
        return "\n".join(self.parts + ["</svg>", ""])
