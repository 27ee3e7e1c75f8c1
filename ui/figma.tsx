/** Entry of the panel inside Figma. */
import { render } from '@create-figma-plugin/ui'
import { FigmaPanel } from './views/figma-panel.tsx'

export default render(FigmaPanel)
