import { readFileSync } from 'node:fs'
import { defineConfig } from 'vitepress'

// What ./build.sh Docs found out about the pages: title, base, navigation, and the repository's address.
const site = JSON.parse(readFileSync(new URL('./site.json', import.meta.url), 'utf8'))

// Anchors as GitHub makes them, so that a link works in both places.
const slugify = (heading) =>
  [...heading.trim().toLowerCase()]
    .filter((x) => /[\p{L}\p{N}_\- ]/u.test(x))
    .join('')
    .replaceAll(' ', '-')

// Braces and tags of our prose are text, and no template of Vue.
function keepBraces(md) {
  for (const name of ['text', 'code_inline']) {
    const render = md.renderer.rules[name]
    md.renderer.rules[name] = (...x) => render(...x).replaceAll('{{', '&#123;&#123;')
  }
}

function drawDiagrams(md) {
  const fence = md.renderer.rules.fence
  md.renderer.rules.fence = (tokens, index, ...rest) =>
    tokens[index].info.trim() === 'mermaid'
      ? `<Diagram code="${encodeURIComponent(tokens[index].content)}" />`
      : fence(tokens, index, ...rest)
}

export default defineConfig({
  title: site.title,
  description: site.description,
  base: site.base,
  outDir: '../site',
  cacheDir: '../cache',
  lang: 'en',
  lastUpdated: false,
  markdown: {
    anchor: { slugify },
    toc: { slugify },
    config(md) {
      keepBraces(md)
      drawDiagrams(md)
    },
  },
  // Diagrams are a bundle of their own, which only pages that have one ask for.
  vite: { build: { chunkSizeWarningLimit: 2000 } },
  themeConfig: {
    nav: site.nav,
    sidebar: site.sidebar,
    outline: [2, 3],
    search: { provider: 'local' },
    socialLinks: site.repository ? [{ icon: 'github', link: site.repository }] : [],
  },
})
