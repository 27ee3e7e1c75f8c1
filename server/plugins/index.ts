/** `@token-pipeline/measure/plugin`: what a plugin's author needs. Types only, so that a plugin depends on nothing at run time. */
export type { Box } from '../../shared/frame.ts'
export type { Layer } from '../../shared/layer.ts'
export type { Observed } from '../../shared/observed.ts'
export type { Facts, Sighting, Token, Use } from '../../shared/token.ts'
export type { Exportable, Format, RenderOptions } from '../../core/formats/format.ts'
export type { Scene } from '../../core/scene/scene.ts'
export type { FactsSchema, RoleProposal, Roles, Seen, TokenType } from '../../core/tokens/type.ts'
