import { View } from '../../parts/view.tsx'
export function WriteView() {
  return <View>later</View>
}
