/** What a token is for: the roles that its sort knows, given and taken with one click. */
import { Dropdown } from '@create-figma-plugin/ui'
import { roleChoices } from '../../state/roles.ts'
import type { TokenRow } from '../../state/rows.ts'
import { usePanel } from '../panel-context.ts'
import { canDecide, giveRole, modesOfToken } from './decide.ts'
import { shortName } from './names.ts'
import styles from './evidence.css'

/** For the key that leads there. */
export const ROLE_MENU = 'role-menu'

export function RoleMenu({ item }: { readonly item: TokenRow }) {
  const panel = usePanel()
  const choices = roleChoices(item, panel.review.items.value, modesOfToken(panel, item))
  if (choices.length === 0) return null
  const options = choices.map(({ role, has, holder }) => ({
    value: role,
    text: `${has ? '✓ ' : ''}${role}${!has && holder ? ` (now ${shortName(holder.path, item.type)})` : ''}`,
  }))
  return (
    <div class={styles['roles']}>
      <Dropdown
        id={ROLE_MENU}
        aria-label="Role"
        disabled={!canDecide(panel)}
        placeholder="Role …"
        options={options}
        value={null}
        onValueChange={(role) => giveRole(panel, item, role)}
      />
    </div>
  )
}
