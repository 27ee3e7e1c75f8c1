/** Progress on stderr: a bar on a terminal, plain lines otherwise. */
import { forTerminal } from './terminal.ts'
import type { RunEvent } from '../shared/events.ts'

export interface Screen {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  write(text: string): unknown
}

export function createProgress(screen: Screen): { show(event: RunEvent): void; done(): void } {
  const names = new Map<string, string>()
  const name = (frame: string) => names.get(frame) ?? frame
  let bar = ''
  const line = (words: string) => {
    const text = forTerminal(words)
    // A line above the bar: wipe the bar, write, and let the next event draw it again.
    screen.write(screen.isTTY ? `\r\x1b[2K${text}\n${bar}` : `${text}\n`)
  }
  return {
    show(event) {
      switch (event.event) {
        case 'received':
          names.set(event.frame, event.name)
          return
        case 'progress':
          if (!screen.isTTY) return
          bar = draw(
            event.done,
            event.total,
            event.phase === 'labelling' ? 'labelled' : 'frames',
            screen.columns ?? 80,
          )
          screen.write(`\r\x1b[2K${bar}`)
          return
        case 'measured':
          if (!screen.isTTY) line(`measured ${name(event.frame)} in ${event.milliseconds} ms`)
          return
        case 'skipped':
          return line(`! ${event.problem.detail} ${event.problem.remedy}`)
        case 'labelled':
          if (event.label.status === 'unlabelled')
            line(`! ${name(event.frame)}: ${event.label.problem.detail} ${event.label.problem.remedy}`)
          else if (!screen.isTTY)
            line(
              `labelled ${name(event.frame)}: ${event.label.labels} tokens${event.label.cached ? ', answered before' : ''}`,
            )
          return
        case 'named':
          if (event.problem) line(`! Names: ${event.problem.detail} ${event.problem.remedy}`)
          return
        case 'failed-frame':
          return line(`✗ ${event.problem.detail} ${event.problem.remedy}`)
        default:
      }
    },
    done() {
      if (screen.isTTY && bar) screen.write('\r\x1b[2K')
    },
  }
}

function draw(done: number, total: number, what: string, columns: number): string {
  const label = ` ${done}/${total} ${what}`
  const width = Math.max(10, Math.min(40, columns - label.length - 2))
  const filled = total === 0 ? width : Math.round((done / total) * width)
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)}${label}`
}
