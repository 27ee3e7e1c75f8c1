import styles from './progress-bar.css'

interface ProgressBarProps {
  /** 0–1; absent: nobody knows how much is left, and no number is shown. */
  readonly value?: number | undefined
  readonly label: string
  /** The work waits for something. */
  readonly stalled?: boolean
}

export function ProgressBar({ value, label, stalled = false }: ProgressBarProps) {
  const looks = [styles['fill'], stalled && styles['stalled'], value === undefined && styles['unknown']]
  return (
    <div
      class={styles['track']}
      role="progressbar"
      aria-label={label}
      {...(value !== undefined && {
        'aria-valuemin': 0,
        'aria-valuemax': 100,
        'aria-valuenow': Math.round(value * 100),
      })}
    >
      <div
        class={looks.filter(Boolean).join(' ')}
        {...(value !== undefined && { style: { transform: `scaleX(${Math.max(0.01, value)})` } })}
      />
    </div>
  )
}
