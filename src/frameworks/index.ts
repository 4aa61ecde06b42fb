// The frameworks that routemap knows: one file of data each.

import type { Framework } from '../model/framework.ts';
import { tar, zip } from './archive.ts';
import { atreugo } from './atreugo.ts';
import { beego } from './beego.ts';
import { beegoContext } from './beego-context.ts';
import { bufio } from './bufio.ts';
import { bunrouter } from './bunrouter.ts';
import { bytes } from './bytes.ts';
import { chi } from './chi.ts';
import { chiRender } from './chi-render.ts';
import { brotli, flate, gzip, zstd } from './compress.ts';
import { connect } from './connect.ts';
import { echo, echoV5 } from './echo.ts';
import { encodingCsv } from './encoding-csv.ts';
import { encodingJson } from './encoding-json.ts';
import { encodingXml } from './encoding-xml.ts';
import { fasthttp, fasthttpRouter } from './fasthttp-router.ts';
import { fiber, fiberV3 } from './fiber.ts';
import { flamego } from './flamego.ts';
import { flow } from './flow.ts';
import { fmt } from './fmt.ts';
import { gorillaSchema, playgroundForm } from './form-decoders.ts';
import { fuego } from './fuego.ts';
import { gin, ginBinding } from './gin.ts';
import { goOpenapiRuntime, goOpenapiSwag } from './go-openapi.ts';
import { goRestful } from './go-restful.ts';
import { goSwagger } from './go-swagger.ts';
import { goZero } from './go-zero.ts';
import { goZeroHttpx } from './go-zero-httpx.ts';
import { goframe } from './goframe.ts';
import { gorillaMux } from './gorilla-mux.ts';
import { goyave } from './goyave.ts';
import { grpcGateway } from './grpc-gateway.ts';
import { herodot } from './herodot.ts';
import { hertz } from './hertz.ts';
import { httprouter } from './httprouter.ts';
import { httptreemux } from './httptreemux.ts';
import { huma } from './huma.ts';
import { io } from './io.ts';
import { iris, irisMvc } from './iris.ts';
import { kratos, kratosErrorPackage } from './kratos.ts';
import { macaron } from './macaron.ts';
import { netHttp } from './net-http.ts';
import { mimeMultipart, netTextproto, netUrl } from './net-url.ts';
import { pocketbase } from './pocketbase.ts';
import { prometheusRoute } from './prometheus-route.ts';
import { routegroup } from './routegroup.ts';
import { strconv, time, uuid } from './strconv.ts';
import { sync } from './sync.ts';
import { htmlTemplate, textTemplate } from './templates.ts';
import { coderWebsocket, gorillaWebsocket, netWebsocket } from './websockets.ts';
import { wire } from './wire.ts';
import { yaml } from './yaml.ts';

export const frameworks: readonly Framework[] = [
  atreugo,
  beego,
  bunrouter,
  chi,
  connect,
  echo,
  echoV5,
  fasthttp,
  fasthttpRouter,
  fiber,
  fiberV3,
  flamego,
  flow,
  fuego,
  gin,
  ginBinding,
  goframe,
  goRestful,
  gorillaMux,
  goSwagger,
  goOpenapiRuntime,
  goOpenapiSwag,
  goyave,
  goZero,
  grpcGateway,
  herodot,
  hertz,
  httprouter,
  httptreemux,
  huma,
  iris,
  irisMvc,
  kratos,
  macaron,
  netHttp,
  pocketbase,
  prometheusRoute,
  routegroup,
  strconv,
  sync,
  chiRender,
  gorillaSchema,
  playgroundForm,
  coderWebsocket,
  gorillaWebsocket,
  netWebsocket,
  beegoContext,
  goZeroHttpx,
  kratosErrorPackage,
  time,
  uuid,
  brotli,
  bufio,
  bytes,
  encodingCsv,
  encodingJson,
  encodingXml,
  flate,
  fmt,
  gzip,
  htmlTemplate,
  io,
  mimeMultipart,
  netTextproto,
  netUrl,
  tar,
  textTemplate,
  wire,
  yaml,
  zip,
  zstd,
];
