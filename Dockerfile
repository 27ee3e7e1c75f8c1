# The server alone: no browser, no tests. Node 24 runs the TypeScript as it is.
FROM node:24-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY . .
RUN npm run build
USER node
EXPOSE 4319
CMD ["node", "server/main.ts"]
