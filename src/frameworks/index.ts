// The frameworks that routemap knows: one file of data each.

import type { Framework } from '../model/framework.ts';
import { gorillaMux } from './gorilla-mux.ts';
import { netHttp } from './net-http.ts';
import { sync } from './sync.ts';

export const frameworks: readonly Framework[] = [gorillaMux, netHttp, sync];
