/** Decisions that were made without the server are told to it as soon as one is there. */
import type { ReadonlySignal, Signal } from '@preact/signals'
import type { Host } from '../host/host.ts'
import type { Connected } from './connection.ts'
import { keeperOf } from './job.ts'
import { hasUnsent, withoutUnsent } from './kept.ts'
import type { Shows } from './panel.ts'
import { tellPending } from './pending.ts'
import type { Review } from './review.ts'
import type { Toasts } from './toast.ts'

export interface Telling {
  /** What cannot be told now is told the next time. */
  tell(server: Connected): Promise<void>
  /** Resolves when nothing is being told. */
  told(): Promise<void>
}

interface Parts {
  readonly host: Host
  readonly kept: Signal<string | null>
  readonly shows: ReadonlySignal<Shows>
  readonly review: Review
  readonly toasts: Toasts
}

export function createTelling({ host, kept, shows, review, toasts }: Parts): Telling {
  const tell = async ({ client }: Connected): Promise<void> => {
    const { figma } = host
    const [text, project] = [kept.value, await host.project()]
    if (text === null || !hasUnsent(text) || !figma) return
    const { told, refused } = await tellPending(text, keeperOf(client, project))
    if (told === 0) return
    if (shows.value === 'file') review.curating.told(told)
    else {
      const rest = withoutUnsent(text)
      await figma.keepLibrary(rest)
      kept.value = rest
    }
    const all = `${told} ${told === 1 ? 'decision' : 'decisions'} from this file`
    toasts.say(refused === 0 ? `The server knows ${all} now` : `The server did not take ${refused} of ${all}`)
  }
  /** One after the other: a step told twice would be refused. */
  let telling: Promise<void> = Promise.resolve()
  return {
    tell: (server) => (telling = telling.then(() => tell(server)).catch(() => undefined)),
    told: () => telling,
  }
}
