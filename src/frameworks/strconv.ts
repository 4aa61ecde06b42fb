// strconv, time and others that read a text: what they read it as is the type of the text.

import type { Framework } from '../model/framework.ts';
import type { RequestEffect } from '../model/request.ts';
import { noRoutes } from './no-routes.ts';

const integer: RequestEffect = { effect: 'convert', of: 0, type: 'integer' };

export const strconv: Framework = {
  ...noRoutes,
  name: 'strconv',
  packages: ['strconv'],
  requests: {
    Atoi: integer,
    ParseInt: integer,
    ParseUint: integer,
    ParseFloat: { effect: 'convert', of: 0, type: 'number' },
    ParseBool: { effect: 'convert', of: 0, type: 'boolean' },
  },
};

export const time: Framework = {
  ...noRoutes,
  name: 'time',
  packages: ['time'],
  requests: {
    Parse: { effect: 'convert', of: 1, type: 'string', format: 'date-time' },
    ParseDuration: { effect: 'convert', of: 0, type: 'string', format: 'duration' },
  },
};

export const uuid: Framework = {
  ...noRoutes,
  name: 'uuid',
  packages: ['github.com/google/uuid', 'github.com/gofrs/uuid'],
  requests: {
    Parse: { effect: 'convert', of: 0, type: 'string', format: 'uuid' },
    FromString: { effect: 'convert', of: 0, type: 'string', format: 'uuid' },
    MustParse: { effect: 'convert', of: 0, type: 'string', format: 'uuid' },
  },
};
