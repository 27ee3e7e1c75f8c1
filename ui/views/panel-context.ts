import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Panel } from '../state/panel.ts'

export const PanelContext = createContext<Panel | null>(null)

export function usePanel(): Panel {
  const panel = useContext(PanelContext)
  if (!panel) throw new Error('Views live inside <App>.')
  return panel
}
