/** The panel: a line of travel on top, the place below. Going back loses nothing. */
import { type Panel, type Place, places, type Shows } from '../state/panel.ts'
import { useDrop } from '../parts/use-drop.ts'
import { ToastBar } from '../parts/toast.tsx'
import { CheckView } from './check/check-view.tsx'
import { Enter } from './enter/enter.tsx'
import { ExportView } from './export/export-view.tsx'
import { FramesView } from './frames/frames-view.tsx'
import { MeasuringView } from './measuring/measuring-view.tsx'
import { PanelContext, usePanel } from './panel-context.ts'
import { ReviewView } from './review/review-view.tsx'
import { WriteView } from './write/write-view.tsx'
import styles from './app.css'

export function App({ panel }: { readonly panel: Panel }) {
  return (
    <PanelContext.Provider value={panel}>
      <div class={styles['app']}>
        <Header />
        <Interrupted />
        <Drops />
        <CurrentPlace />
        <ToastBar toasts={panel.toasts} />
      </div>
    </PanelContext.Provider>
  )
}

/** Frames may be dropped at any place: they are added to those at hand, and shown. */
function Drops() {
  const panel = usePanel()
  const { frames, host, place, shows } = panel
  useDrop(
    host.files &&
      ((files) => {
        if (shows.value === 'own') place.value = 'frames'
        else panel.leave()
        void frames.add(files)
      }),
  )
  return null
}

/** Measuring tells of it in its own words. */
function Interrupted() {
  const { line, place, shows } = usePanel()
  if (line.up.value || place.value === 'measuring' || shows.value !== 'own') return null
  return (
    <p class={styles['interrupted']} role="status">
      The server does not answer. What you see stays; changes can be made again when it is back.
    </p>
  )
}

const views: Record<Place, () => preact.JSX.Element | null> = {
  check: CheckView,
  frames: FramesView,
  measuring: MeasuringView,
  review: ReviewView,
  write: WriteView,
  export: ExportView,
}

function CurrentPlace() {
  const { line, place, shows } = usePanel()
  // Layers are compared inside the file: no server is asked.
  const isOpen =
    place.value === 'check' || line.connection.value.status === 'connected' || shows.value !== 'own'
  if (!isOpen) return <Enter />
  const Current = views[place.value]
  return <Current />
}

const titles: Record<Place, string> = {
  check: 'Check',
  frames: 'Frames',
  measuring: 'Measuring',
  review: 'Review',
  write: 'Write',
  export: 'Export',
}

function Header() {
  const panel = usePanel()
  const { place, shows } = panel
  return (
    <header class={styles['header']}>
      <nav class={styles['steps']} aria-label="Steps">
        {places.filter(existsIn(panel)).map((name) => (
          <button
            key={name}
            type="button"
            class={styles['step']}
            aria-current={place.value === name ? 'step' : undefined}
            disabled={!canGo(panel, name)}
            onClick={() =>
              name === 'frames' && shows.value !== 'own' ? panel.leave() : (place.value = name)
            }
          >
            {titles[name]}
          </button>
        ))}
      </nav>
      {shows.value === 'own' ? <LineState /> : <span class={styles['example']}>{whose[shows.value]}</span>}
    </header>
  )
}

/** Only Figma has a file to write into; only what is measured here is seen being measured. */
const existsIn =
  ({ host, shows }: Panel) =>
  (place: Place): boolean =>
    ((place !== 'write' && place !== 'check') || host.figma !== undefined) &&
    (place !== 'measuring' || shows.value === 'own')

const whose: Record<Exclude<Shows, 'own'>, string> = { example: 'Example', file: 'From this file' }

function canGo({ place, measuring, review, shows }: Panel, to: Place): boolean {
  if (to === place.value) return true
  if (to === 'check') return shows.value === 'own'
  // Without a server it is the way in.
  if (to === 'frames') return true
  if (to === 'measuring') return measuring.progress.value !== null && shows.value === 'own'
  if (to === 'write') return review.set.value !== null && shows.value !== 'example'
  return review.set.value !== null && (to !== 'export' || shows.value !== 'file')
}

function LineState() {
  const panel = usePanel()
  const { line, measuring } = panel
  const connection = line.connection.value
  if (connection.status === 'connected' && connection.here) {
    const { seekServer } = panel
    if (!seekServer) return null
    return (
      <button type="button" class={styles['step']} onClick={seekServer}>
        Connect a server
      </button>
    )
  }
  const isUp = connection.status === 'connected' && line.up.value && measuring.onLine.value
  const text = isUp
    ? 'Connected'
    : connection.status === 'looking'
      ? 'Looking for the server'
      : 'Not connected'
  return (
    <span class={`${styles['line']} ${isUp ? styles['up'] : styles['trouble']}`} title={text}>
      <span class={styles['dot']} />
      <span class={styles['lineText']}>{text}</span>
    </span>
  )
}
