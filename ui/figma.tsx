/** Entry of the panel inside Figma. */
import { render } from '@create-figma-plugin/ui'
import { FigmaPanel } from './views/figma-panel.tsx'

// The document is Figma's and has neither: those who listen need both.
document.documentElement.lang = 'en'
document.title = 'Token Pipeline'

export default render(FigmaPanel)
