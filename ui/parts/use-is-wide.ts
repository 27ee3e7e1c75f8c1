import { useEffect, useState } from 'preact/hooks'

/** From here on two panes have room side by side; the style sheets say the same. */
const WIDE = '(min-width: 720px)'

export function useIsWide(): boolean {
  const [wide, setWide] = useState(() => matchMedia(WIDE).matches)
  useEffect(() => {
    const query = matchMedia(WIDE)
    const look = () => setWide(query.matches)
    query.addEventListener('change', look)
    return () => query.removeEventListener('change', look)
  }, [])
  return wide
}
