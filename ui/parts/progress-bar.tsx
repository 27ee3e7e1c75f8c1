import styles from './progress-bar.css'

interface ProgressBarProps {
  /** 0–1. */
  readonly value: number
  readonly label: string
  /** The work waits for something. */
  readonly stalled?: boolean
}

export function ProgressBar({ value, label, stalled = false }: ProgressBarProps) {
  return (
    <div
      class={styles['track']}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(value * 100)}
    >
      <div
        class={`${styles['fill']} ${stalled ? styles['stalled'] : ''}`}
        style={{ transform: `scaleX(${Math.max(0.01, value)})` }}
      />
    </div>
  )
}
