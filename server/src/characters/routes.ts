import * as api from '@zhongzhao/api/characters'
import { type Route, serve } from '../platform/serve.ts'
import { findRareCharacters } from './find.ts'

export const characterRoutes: readonly Route[] = [serve(api.findCharacters, findRareCharacters)]
