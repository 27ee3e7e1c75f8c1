import { Button } from '@create-figma-plugin/ui'

interface BusyButtonProps {
  /** What it says; while it is busy only those hear it who do not see it. */
  readonly children: string
  readonly busy: boolean
  readonly disabled?: boolean
  readonly secondary?: boolean
  readonly onClick: () => void
}

/** A button that may have to wait. The library's hides its words then, and with them its name. */
export const BusyButton = ({ children, busy, ...rest }: BusyButtonProps) => (
  <Button {...rest} loading={busy} aria-busy={busy} aria-label={children}>
    {children}
  </Button>
)
