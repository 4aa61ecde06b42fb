// beego's context: what functions of routes get, and controllers hold.

import type { Framework } from '../model/framework.ts';
import { beegoContextRequests } from './beego-requests.ts';
import { noRoutes } from './no-routes.ts';

export const beegoContext: Framework = {
  ...noRoutes,
  name: 'beego context',
  packages: [
    'github.com/beego/beego/server/web/context',
    'github.com/beego/beego/context',
    'github.com/astaxie/beego/context',
  ],
  types: { Context: { is: 'request' } },
  requests: beegoContextRequests,
  requestFields: {
    'Context.Request': { type: '*net/http.Request' },
    'Context.ResponseWriter': { type: 'net/http.ResponseWriter' },
  },
};
