// Packages that answer with a websocket: gorilla/websocket, coder/websocket, x/net/websocket.

import type { Framework } from '../model/framework.ts';
import type { Instead, RequestEffect } from '../model/request.ts';
import { noRoutes } from './no-routes.ts';

const accept: RequestEffect = { effect: 'hijack', form: 'websocket', code: 101, results: ['value', 'error'] };

/** What is answered to a request that is no handshake, or comes from elsewhere. */
const refused = { value: { text: '' }, contentType: 'text/plain' } as const;
const unread: Instead = { ...refused, code: 400 };
const foreign: Instead = { ...refused, code: 403 };
const noUpgrade: Instead = { ...refused, code: 426 };

export const gorillaWebsocket: Framework = {
  ...noRoutes,
  name: 'gorilla/websocket',
  packages: ['github.com/gorilla/websocket', 'github.com/fasthttp/websocket'],
  requests: {
    '(*Upgrader).Upgrade': { ...accept, instead: [unread, foreign] },
    Upgrade: accept,
  },
};

export const coderWebsocket: Framework = {
  ...noRoutes,
  name: 'coder/websocket',
  packages: ['github.com/coder/websocket', 'nhooyr.io/websocket'],
  requests: { Accept: { ...accept, instead: [unread, foreign, noUpgrade] } },
};

/** Neither returns the connection: a function gets it. */
export const netWebsocket: Framework = {
  ...noRoutes,
  name: 'x/net/websocket',
  packages: ['golang.org/x/net/websocket'],
  requests: {
    'Handler.ServeHTTP': { effect: 'hijack', form: 'websocket', code: 101, instead: [unread], by: 'receiver' },
    'Server.ServeHTTP': {
      effect: 'hijack',
      form: 'websocket',
      code: 101,
      instead: [unread],
      by: { held: 'Handler' },
    },
  },
};
