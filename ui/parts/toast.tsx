import type { Toasts } from '../state/toast.ts'
import styles from './toast.css'

export function ToastBar({ toasts }: { readonly toasts: Toasts }) {
  const toast = toasts.toast.value
  const act = () => {
    toast?.action?.run()
    toasts.close()
  }
  return (
    <div class={styles['place']} role="status" aria-live="polite">
      {toast && (
        <div class={`${styles['toast']} ${toast.isProblem ? styles['problem'] : ''}`}>
          <span>{toast.text}</span>
          {toast.action && (
            <button type="button" class={styles['action']} onClick={act}>
              {toast.action.label}
            </button>
          )}
        </div>
      )}
    </div>
  )
}
