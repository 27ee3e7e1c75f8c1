/** Short news at the bottom: what was done, with a way back, or what went wrong. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Problem } from '../../shared/problem.ts'

interface Toast {
  readonly text: string
  readonly isProblem: boolean
  readonly action?: { readonly label: string; readonly run: () => void }
}

export interface Toasts {
  readonly toast: ReadonlySignal<Toast | null>
  say(text: string, action?: Toast['action']): void
  problem(problem: Problem): void
  close(): void
}

const SHORT_MS = 4000
/** A way back, or a trouble, needs time to be read. */
const LONG_MS = 9000

export function createToasts(): Toasts {
  const toast = signal<Toast | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  const show = (next: Toast) => {
    clearTimeout(timer)
    toast.value = next
    timer = setTimeout(() => (toast.value = null), next.action || next.isProblem ? LONG_MS : SHORT_MS)
  }
  return {
    toast,
    say: (text, action) => show({ text, isProblem: false, ...(action ? { action } : {}) }),
    problem: ({ message, remedy }) => show({ text: `${message} ${remedy}`, isProblem: true }),
    close: () => (toast.value = null),
  }
}
