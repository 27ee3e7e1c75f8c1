/** Handing things to the person: a file to their downloads, a text to their clipboard. Works in a null-origin frame. */

/** The browser has taken the content by the next task; a minute is a generous margin for a slow disk. */
const SOON_MS = 60_000

export function saveFile(name: string, mediaType: string, content: string | Uint8Array): void {
  const part = typeof content === 'string' ? content : new Uint8Array(content)
  const url = URL.createObjectURL(new Blob([part], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), SOON_MS)
}

export function openInTab({ mediaType, content }: { mediaType: string; content: string }): void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }))
  window.open(url, '_blank', 'noopener')
  setTimeout(() => URL.revokeObjectURL(url), SOON_MS)
}

/** False when the host lets nobody copy. `navigator.clipboard` is blocked by policy inside Figma. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

function copyBySelection(text: string): boolean {
  const before = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.style.cssText = 'position:fixed;opacity:0'
  document.body.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus()
  return copied
}
