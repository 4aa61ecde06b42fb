// The frameworks that routemap knows: one file of data each.

import type { Framework } from '../model/framework.ts';
import { chi } from './chi.ts';
import { echo, echoV5 } from './echo.ts';
import { fasthttp, fasthttpRouter } from './fasthttp-router.ts';
import { fiber, fiberV3 } from './fiber.ts';
import { gin } from './gin.ts';
import { gorillaMux } from './gorilla-mux.ts';
import { hertz } from './hertz.ts';
import { httprouter } from './httprouter.ts';
import { netHttp } from './net-http.ts';
import { sync } from './sync.ts';

export const frameworks: readonly Framework[] = [
  chi,
  echo,
  echoV5,
  fasthttp,
  fasthttpRouter,
  fiber,
  fiberV3,
  gin,
  gorillaMux,
  hertz,
  httprouter,
  netHttp,
  sync,
];
