/** The proof of the token that is looked at: its places in their frame, one of them enlarged. */
import { useEffect, useState } from 'preact/hooks'
import type { Sighting } from '../../../shared/token.ts'
import type { ItemRow } from '../../state/rows.ts'
import { usePanel } from '../panel-context.ts'
import { Crop } from './crop.tsx'
import { EvidenceHead } from './evidence-head.tsx'
import { FramePicture } from './frame-picture.tsx'
import { PlaceLine } from './place-line.tsx'
import styles from './evidence.css'

export function EvidencePane({ closable = false }: { readonly closable?: boolean }) {
  const { review, host } = usePanel()
  const { evidence, selected, hovered } = review
  const shown = review.items.value.find(({ key }) => key === (hovered.value ?? selected.value))
  const fixed = review.items.value.find(({ key }) => key === selected.value)
  const headed = fixed ?? shown
  const keys = shown ? keysOf(shown) : []
  const [chosen, setChosen] = useState<Sighting | null>(null)
  const [frameId, setFrameId] = useState<string | null>(null)

  useEffect(() => {
    for (const key of keys) evidence.want(key)
  }, [keys.join('\n')])

  const places = keys.flatMap((key) => evidence.places.value.get(key) ?? [])
  const frames = evidence.frames.value
  const withPlaces = frames.filter(({ id }) => places.some(({ frame }) => frame === id))
  const frame =
    withPlaces.find(({ id }) => id === frameId) ??
    withPlaces[0] ??
    frames.find(({ id }) => id === frameId) ??
    frames[0]
  useEffect(() => {
    if (frame) evidence.wantPicture(frame.id)
  }, [frame?.id])

  if (!frame) return <div class={styles['pane']} />
  const here = places.filter((place) => place.frame === frame.id)
  const current = chosen && here.includes(chosen) ? chosen : here.find(({ box }) => box)
  const show = (place: Sighting) => {
    setChosen(place)
    void host.figma?.show({ frame: place.frame, layer: place.layer, box: place.box })
  }
  const picture = evidence.pictures.value.get(frame.id)
  // All of them, whatever is pointed at: a row of tabs that comes and goes would move the picture.
  const tabs = frames

  return (
    <div class={styles['pane']}>
      {tabs.length > 1 && (
        <div class={styles['tabs']}>
          {tabs.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              class={styles['tab']}
              aria-pressed={id === frame.id}
              onClick={() => setFrameId(id)}
            >
              {name} {places.length > 0 && `· ${places.filter((place) => place.frame === id).length}`}
            </button>
          ))}
        </div>
      )}
      <div class={styles['stage']} tabIndex={0} role="group" aria-label="Frame">
        <FramePicture frame={frame} picture={picture} places={here} current={current} onChoose={show} />
        {picture === null && (
          <p class={styles['idle']}>The picture is not here. The values and places stay.</p>
        )}
      </div>
      <div class={styles['details']}>
        {headed ? (
          <EvidenceHead item={headed} closable={closable} />
        ) : (
          <p class={styles['idle']}>Point at a token to see where it was seen.</p>
        )}
        {current?.box && headed === shown && (
          <>
            {picture !== null && (
              <div class={styles['cropLine']}>
                <Crop frame={frame} picture={picture} box={current.box} />
              </div>
            )}
            <PlaceLine places={here} current={current} onChoose={setChosen} />
          </>
        )}
      </div>
    </div>
  )
}

/** A role shows where its primitives were seen; a token that others were joined with shows theirs too. */
const keysOf = (item: ItemRow): string[] =>
  item.row === 'role'
    ? item.points.map(({ token }) => token.key)
    : [item.key, ...item.merged.map(({ key }) => key)]
