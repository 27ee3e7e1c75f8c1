/** A name, edited in place; what it becomes stands below while it is typed. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { figmaName } from '../../../shared/names.ts'
import type { TypeInfo } from '../../../shared/token-type.ts'
import { usePanel } from '../panel-context.ts'
import { hasName, pathFrom, shortName } from './names.ts'
import styles from './row.css'

interface RenameFieldProps {
  readonly path: readonly string[]
  readonly type: TypeInfo
  /** `null`: left as it was. */
  readonly onDone: (path: string[] | null) => void
}

export function RenameField({ path, type, onDone }: RenameFieldProps) {
  const [typed, setTyped] = useState(shortName(path, type))
  const field = useRef<HTMLInputElement>(null)
  const done = useRef(false)
  const next = pathFrom(typed, type)
  const taken = next !== null && hasName(usePanel().review.items.value, next, path)
  // Before the next key can be typed.
  useLayoutEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])

  const finish = (keep: boolean) => {
    // Escape and Enter take the field away, which blurs it once more.
    if (done.current) return
    // What was typed stays until it is a name, or is given up.
    if (keep && taken) return
    done.current = true
    onDone(keep && next && figmaName(next) !== figmaName(path) ? next : null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Enter' && next) finish(true)
    if (event.key === 'Escape') finish(false)
  }
  return (
    <>
      <input
        ref={field}
        class={styles['input']}
        aria-label="Name"
        value={typed}
        spellcheck={false}
        onClick={(event) => event.stopPropagation()}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => finish(true)}
      />
      <div class={styles['preview']} aria-live="polite">
        {next
          ? `→ ${figmaName(next)}${taken ? ' is taken: another one, or Escape' : ''}`
          : 'Letters or digits, please'}
      </div>
    </>
  )
}
