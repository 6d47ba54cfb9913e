/** For paper that is light or dark, as the reader's system says. */
export const style = `
svg { font: 13px system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif; }
.paper { fill: #fff; }
.grid { stroke: #e4e7eb; }
.axis { stroke: #8b949e; }
.target { stroke: #57606a; stroke-dasharray: 5 4; }
.line { fill: none; stroke-width: 2; }
.ring { stroke-width: 2; }
.library { stroke: #0969da; fill: #0969da; }
.bare { stroke: #bc4c00; fill: #bc4c00; }
.bare.ring { fill: #fff; }
.line.line { fill: none; }
text { fill: #57606a; }
text.title { fill: #1f2328; font-weight: 600; }
text.library, text.bare { stroke: none; }
@media (prefers-color-scheme: dark) {
  .paper { fill: #0d1117; }
  .grid { stroke: #262c36; }
  .axis { stroke: #6e7681; }
  .target { stroke: #9198a1; }
  .library { stroke: #58a6ff; fill: #58a6ff; }
  .bare { stroke: #f0883e; fill: #f0883e; }
  .bare.ring { fill: #0d1117; }
  text { fill: #9198a1; }
  text.title { fill: #f0f6fc; }
  text.library { fill: #58a6ff; }
  text.bare { fill: #f0883e; }
}
`;
