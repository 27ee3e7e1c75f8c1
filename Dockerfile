# The page is built with everything; the image has what runs. Node 24 runs the TypeScript as it is.
FROM node:24.21.0-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM node:24.21.0-slim AS modules
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image has its own Node: the one for development machines goes.
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/node-linux-* node_modules/.bin/node

FROM node:24.21.0-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=modules /app/node_modules node_modules
COPY package.json ./
COPY cli cli
COPY core core
COPY server server
COPY shared shared
COPY scripts/run.js scripts/run.js
COPY --from=build /app/build build
USER node
EXPOSE 4319
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4319}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/main.ts"]
