/** One line of a check: what layers show → what it could be, where, and what to do about it. */
import { Button, Checkbox, Dropdown } from '@create-figma-plugin/ui'
import type { CheckKind, CheckLine } from '../../../shared/check.ts'
import type { Shown } from '../../../shared/variables.ts'
import type { Checking } from '../../state/checking.ts'
import { usePanel } from '../panel-context.ts'
import { placesOf } from './words.ts'
import lines from '../../parts/lines.css'
import styles from './check-view.css'

/** px. */
export const heightOf = (line: CheckLine): number => 56 + (line.choices ? 34 : 0)

export function Line({ line, checking }: { readonly line: CheckLine; readonly checking: Checking }) {
  const { ticked, choices } = checking
  const { kind, value, target, reason } = line
  const tick = (on: boolean) => checking.tick(line, on)
  /** Whoever chooses wants it done. */
  const choose = (choice: string) => {
    choices.value = { ...choices.value, [line.id]: choice }
    tick(true)
  }
  return (
    <div class={styles['line']}>
      <div class={styles['tick']}>
        {line.ticked !== null && (
          <Checkbox
            aria-label={`${verbs[kind] ?? 'Bind'}: ${value.text}${target ? ` to ${target.name}` : ''}`}
            value={ticked.value.has(line.id)}
            onValueChange={tick}
          >
            <span />
          </Checkbox>
        )}
      </div>
      <div class={lines['what']}>
        <div class={styles['values']}>
          <Value shown={value} />
          {target && (
            <>
              <span class={lines['quiet']}>→</span>
              {kind === 'near' && <Value shown={target} />}
              <span class={styles['name']} title={`${target.name}, ${target.collection}`}>
                {target.name}
              </span>
              {target.library && <span class={lines['badge']}>Library</span>}
            </>
          )}
        </div>
        <div class={styles['reason']} title={reason}>
          {reason}
        </div>
        {line.choices && (
          <div class={lines['choices']}>
            <Dropdown
              aria-label={`What ${value.text} is`}
              placeholder="Choose …"
              options={line.choices.map(({ id, label }) => ({ value: id, text: label }))}
              value={choices.value[line.id] ?? null}
              onValueChange={choose}
            />
          </div>
        )}
      </div>
      <Where line={line} />
      {kind === 'near' && (
        <Button secondary onClick={() => void checking.keep(line.id)} title="It is meant as it is">
          Keep
        </Button>
      )}
    </div>
  )
}

const verbs: Partial<Record<CheckKind, string>> = { mode: 'Switch', near: 'Fix' }

/** Each click goes to the next place. */
function Where({ line }: { readonly line: CheckLine }) {
  const { host, toasts } = usePanel()
  const go = async () => {
    const at = (seen.get(line.id) ?? -1) + 1
    const place = line.places[at % Math.max(1, line.places.length)]
    seen.set(line.id, at)
    if (place) await host.figma?.show({ frame: place.frame, layer: place.layer })
  }
  const [first] = line.places
  const label = `${placesOf(line)}: ${first?.name ?? ''}, ${first?.property ?? ''}`
  return (
    <button
      type="button"
      class={styles['where']}
      title={`${label}. Click to go there`}
      onClick={() => void go().catch(() => toasts.say('That layer is not there any more.'))}
    >
      <span>{placesOf(line)}</span>
      <span class={lines['quiet']}>{first?.property}</span>
    </button>
  )
}

/** Line → index of the place that was shown last. */
const seen = new Map<string, number>()

function Value({ shown: { text, color } }: { readonly shown: Shown }) {
  return (
    <span class={styles['value']}>
      {color && <span class={lines['color']} style={{ background: color }} aria-hidden />}
      {text}
    </span>
  )
}
