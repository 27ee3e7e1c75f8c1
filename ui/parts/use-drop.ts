/** Files that are dragged over the window, whatever it shows. */
import { useEffect, useState } from 'preact/hooks'

/** Whether files are over the window and not yet let go. */
export function useDragOver(): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const enter = () => setOver(true)
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false)
    const drop = () => setOver(false)
    const ends = listen({ dragover: enter, dragleave: leave, drop })
    return ends
  }, [])
  return over
}

/** Takes what is dropped anywhere; without it the browser would leave the page for the picture. */
export function useDrop(onFiles: ((files: readonly File[]) => void) | undefined): void {
  useEffect(() => {
    if (!onFiles) return
    const over = (event: DragEvent) => event.preventDefault()
    const drop = (event: DragEvent) => {
      event.preventDefault()
      onFiles([...(event.dataTransfer?.files ?? [])])
    }
    return listen({ dragover: over, drop })
  })
}

type Handlers = Readonly<Record<string, (event: DragEvent) => void>>

function listen(handlers: Handlers): () => void {
  const all = Object.entries(handlers) as [string, EventListener][]
  for (const [name, handler] of all) addEventListener(name, handler)
  return () => {
    for (const [name, handler] of all) removeEventListener(name, handler)
  }
}
