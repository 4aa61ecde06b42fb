// Packages that answer with a websocket: gorilla/websocket, coder/websocket, x/net/websocket.

import type { Framework } from '../model/framework.ts';
import type { RequestEffect } from '../model/request.ts';
import { noRoutes } from './no-routes.ts';

const accept: RequestEffect = { effect: 'hijack', form: 'websocket', code: 101, results: ['value', 'error'] };

export const gorillaWebsocket: Framework = {
  ...noRoutes,
  name: 'gorilla/websocket',
  packages: ['github.com/gorilla/websocket', 'github.com/fasthttp/websocket'],
  requests: { '(*Upgrader).Upgrade': accept, Upgrade: accept },
};

export const coderWebsocket: Framework = {
  ...noRoutes,
  name: 'coder/websocket',
  packages: ['github.com/coder/websocket', 'nhooyr.io/websocket'],
  requests: { Accept: accept },
};

/** Neither returns the connection: a function gets it. */
export const netWebsocket: Framework = {
  ...noRoutes,
  name: 'x/net/websocket',
  packages: ['golang.org/x/net/websocket'],
  requests: {
    'Handler.ServeHTTP': { effect: 'hijack', form: 'websocket', code: 101, by: 'receiver' },
    'Server.ServeHTTP': { effect: 'hijack', form: 'websocket', code: 101, by: { held: 'Handler' } },
  },
};
