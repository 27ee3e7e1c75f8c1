/** A small designed frame with real layers, and a picture of it: a profile card, 360 × 240 px. */
import type { NodeSpec } from '../fake-figma/nodes.ts'

const solid = (hex: string) => {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return [{ type: 'SOLID', color: { r: channel(1), g: channel(3), b: channel(5) } }]
}

const text = (
  style: string,
  weight: number,
  size: number,
  height: number,
  color: string,
  family = 'Inter',
) => ({
  fontName: { family, style },
  fontWeight: weight,
  fontSize: size,
  lineHeight: { unit: 'PIXELS', value: height },
  fills: solid(color),
})

type Identified = NodeSpec & { readonly id: string }

/** `bound`: layer → Figma's `boundVariables` of it. */
export function profileCard(bound: Readonly<Record<string, Record<string, unknown>>> = {}): Identified {
  const layer = (spec: Identified): Identified => {
    const variables = bound[spec.id]
    return variables ? { ...spec, boundVariables: variables } : spec
  }
  return layer({
    id: '2:1',
    name: 'Profile card',
    width: 360,
    height: 240,
    props: { fills: solid('#f2f4f7') },
    children: [
      layer({
        id: '2:2',
        name: 'Card',
        x: 24,
        y: 24,
        width: 312,
        height: 192,
        props: {
          fills: solid('#ffffff'),
          cornerRadius: 12,
          layoutMode: 'VERTICAL',
          itemSpacing: 16,
          paddingTop: 24,
          paddingRight: 24,
          paddingBottom: 24,
          paddingLeft: 24,
          effects: [
            {
              type: 'DROP_SHADOW',
              color: { r: 0.0627, g: 0.0941, b: 0.1569, a: 0.1 },
              offset: { x: 0, y: 4 },
              radius: 12,
              spread: 0,
              visible: true,
              blendMode: 'NORMAL',
            },
          ],
        },
        children: [
          layer({
            id: '2:3',
            name: 'Title',
            type: 'TEXT',
            x: 24,
            y: 24,
            width: 264,
            height: 32,
            props: { ...text('Semi Bold', 600, 24, 32, '#101828'), characters: 'Amara Okafor' },
          }),
          layer({
            id: '2:4',
            name: 'Job',
            type: 'TEXT',
            x: 24,
            y: 72,
            width: 264,
            height: 24,
            props: { ...text('Buch', 400, 16, 24, '#475467', 'Söhne'), characters: 'Product designer' },
          }),
          layer({
            id: '2:5',
            name: 'Button',
            x: 24,
            y: 112,
            width: 264,
            height: 48,
            props: { fills: solid('#175cd3'), cornerRadius: 8 },
          }),
        ],
      }),
    ],
  })
}

/** At two image pixels per CSS px, as it is exported. */
export const profileCardPicture = `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="480" viewBox="0 0 360 240">
<filter id="s" x="-20%" y="-20%" width="140%" height="140%"><feDropShadow dx="0" dy="4" stdDeviation="6" flood-color="#101828" flood-opacity=".1"/></filter>
<rect width="360" height="240" fill="#f2f4f7"/>
<rect x="24" y="24" width="312" height="192" rx="12" fill="#ffffff" filter="url(#s)"/>
<text x="48" y="72" font-family="sans-serif" font-weight="600" font-size="24" fill="#101828">Amara Okafor</text>
<text x="48" y="113" font-family="sans-serif" font-size="16" fill="#475467">Product designer</text>
<rect x="48" y="136" width="264" height="48" rx="8" fill="#175cd3"/>
</svg>`

/** What each color of the card is in the dark. */
const NIGHT: Readonly<Record<string, string>> = {
  '#f2f4f7': '#0c111d',
  '#ffffff': '#1d2939',
  '#101828': '#f9fafb',
  '#475467': '#98a2b3',
}
const atNight = (svg: string): string =>
  svg.replaceAll(/(?<=\bfill=")#\w{6}/g, (color) => NIGHT[color] ?? color)
export const darkCardPicture = atNight(profileCardPicture)

/** The same card in the dark, painted by hand. */
export function darkCard(): Identified {
  const night = new Map(
    Object.entries(NIGHT).map(([day, color]) => [JSON.stringify(solid(day)), solid(color)]),
  )
  const painted = (node: NodeSpec): NodeSpec => ({
    ...node,
    id: node.id?.replace('2:', '3:') ?? '',
    props: {
      ...node.props,
      fills: night.get(JSON.stringify(node.props?.['fills'])) ?? node.props?.['fills'],
    },
    ...(node.children && { children: node.children.map(painted) }),
  })
  return { ...painted(profileCard()), id: '3:1', name: 'Profile card dark' }
}

/** A banner, 480 × 200 px, in two colors that run into each other. */
export const banner: Identified = {
  id: '3:1',
  name: 'Banner',
  width: 480,
  height: 200,
  props: {
    fills: [
      {
        type: 'GRADIENT_LINEAR',
        gradientTransform: [
          [1, 0, 0],
          [0, 1, 0],
        ],
        gradientStops: [
          { position: 0, color: { r: 0x17 / 255, g: 0x5c / 255, b: 0xd3 / 255, a: 1 } },
          { position: 1, color: { r: 0x7a / 255, g: 0x2e / 255, b: 0xc0 / 255, a: 1 } },
        ],
      },
    ],
  },
}

export const bannerPicture = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="400" viewBox="0 0 480 200">
<linearGradient id="g"><stop stop-color="#175cd3"/><stop offset="1" stop-color="#7a2ec0"/></linearGradient>
<rect width="480" height="200" fill="url(#g)"/>
</svg>`
