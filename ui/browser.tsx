/** Entry of the panel as a page of the server. */
import { render } from '@create-figma-plugin/ui'
import { browserHost } from './host/browser.ts'
import { Start } from './views/start.tsx'

const dark = matchMedia('(prefers-color-scheme: dark)')
/** The classes that Figma puts on its own panels: the themes hang on them. */
const paint = () => (document.body.className = `on-page ${dark.matches ? 'figma-dark' : 'figma-light'}`)
dark.addEventListener('change', paint)
paint()

const root = document.getElementById('create-figma-plugin')
if (root) render(() => <Start host={async () => browserHost()} />)(root, {})
