"""What is said to typst before the document: pages, page numbers, and the words of its language that are used below."""

from zerentian.gongwen.pdf.flow import MM
from zerentian.gongwen.pdf.lines import PITCH, WIDTH, Letters
from zerentian.gongwen.pdf.signs import BODY, GRID, escaped
from zerentian.gongwen.standard import BOTTOM, LEFT, NUMBER_BELOW_BODY_MM, NUMBER_INDENT, PAGE_HEIGHT, PAGE_WIDTH, RED, RIGHT, SIZE_4, TOP

# `k` stands before a bracket that begins a line, which typst would squeeze
# A square of letters lies 88 % above the line on which they stand; it is put in the middle of its line
SETTINGS = """
#set document(title:"{title}",date:none)
#set page(width:{width}pt,height:{height}pt,margin:(top:{top}pt,bottom:{bottom}pt,left:{left}pt,right:0pt),
  foreground:context number(page.flipped))
#set text(size:{size}pt,fallback:false,lang:"zh",region:"cn",tracking:{grid:.4f}pt,cjk-latin-spacing:none,kerning:false,ligatures:false,
  top-edge:{above:.3f}pt,bottom-edge:{below:.3f}pt,costs:(orphan:0%,widow:0%,runt:0%))
#set par(leading:0pt,spacing:0pt,linebreaks:"simple")
#set block(spacing:0pt)
#let t(x,b)=text(tracking:x,b)
#let b(w,a,c)=box(width:w,align(a,text(features:("fwid",),c)))
#let k=box(width:0pt)
#let red(z,b)=text(fill:rgb("{red}"),s(z,z,b))
#let rule(t)=block(width:{body}pt,height:t,fill:black)
#let foot(b)=place(bottom+left,float:true,clearance:0pt,block(width:{body}pt,b))
#let lying(b)=page(flipped:true,margin:(top:{left}pt,right:0pt,bottom:{right}pt,left:{bottom}pt),b)
#let cells(z,l,w,a,heads,m,e,..c)={{
  set text(size:z,tracking:0pt,top-edge:l/2+0.38*z,bottom-edge:0.38*z - l/2)
  set table.cell(breakable:false)
  table(columns:w,inset:(x:m,y:0pt),stroke:e,align:(x,y)=>horizon+if y < heads {{center}} else {{a.at(x)}},..c)
}}
"""
# 7.5. A page on its side is the upright one turned to the right: what was at its foot is at its left
NUMBER = """
#let s(z,l,b)=text(size:z,tracking:0pt,top-edge:l/2+0.38*z,bottom-edge:0.38*z - l/2,b)
#let number(lying)={{
  let n=counter(page).get().first()
  if n >= {first} {{
    let said=s({size}pt,{size}pt,f{font}("— "+str(n)+" —"))
    let x=if calc.odd(n) {{{right:.3f}pt - measure(said).width}} else {{{left:.3f}pt}}
    if lying {{ place(top+left,dx:{from_left:.3f}pt,dy:x,rotate(90deg,origin:top+left,said)) }}
    else {{ place(top+left,dx:x,dy:{y:.3f}pt,said) }}
  }}
}}
"""


def settings(title: str, letters: Letters, *, number_font: int, first_number: int) -> str:
    """`number_font`: of page numbers, under its number; `first_number`: the first page that shows one."""
    named = ((number, escaped(face.family), face.weight) for face, number in letters.numbers.items())
    fonts = "".join(f'#let f{number}=text.with(font:"{family}",weight:{weight})\n' for number, family, weight in named)
    body = next(iter(letters.numbers))
    number = NUMBER.format(
        first=first_number,
        size=SIZE_4 / 2,
        font=number_font,
        right=(PAGE_WIDTH - RIGHT) / 20 - NUMBER_INDENT * SIZE_4 / 2,
        left=LEFT / 20 + NUMBER_INDENT * SIZE_4 / 2,
        y=(PAGE_HEIGHT - BOTTOM) / 20 + NUMBER_BELOW_BODY_MM * MM,
        from_left=BOTTOM / 20 - NUMBER_BELOW_BODY_MM * MM,
    )
    page = SETTINGS.format(
        title=escaped(title),
        width=PAGE_WIDTH / 20,
        height=PAGE_HEIGHT / 20,
        top=TOP / 20,
        bottom=BOTTOM / 20,
        left=LEFT / 20,
        right=RIGHT / 20,
        body=WIDTH,
        size=BODY,
        grid=GRID,
        above=PITCH / 2 + 0.38 * BODY,
        below=0.38 * BODY - PITCH / 2,
        red=RED,
    )
    return f'{fonts}#set text(font:"{escaped(body.family)}",weight:{body.weight})\n{number}{page}'
