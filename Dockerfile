FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json gateway.yaml ./
COPY bin ./bin
COPY src ./src
COPY schemas ./schemas
COPY providers ./providers
RUN mkdir .data && chown node:node .data
USER node

# Everything that is written goes here: the store, its secret, the admin socket. The rest of the root may be read-only.
VOLUME /app/.data
ENV NODE_COMPILE_CACHE=/app/.data/compile-cache
EXPOSE 8080

HEALTHCHECK --interval=10s --timeout=3s --start-period=5s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]

# The exec form: node itself gets SIGTERM, and finishes what runs (10 s) before it stops.
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "bin/leadgate.js"]
CMD ["serve"]
