/** Moves the seeds from the addresses written in them to other ones, as tests on their own ports need. */

export const DEFAULT_ORIGINS = {
  platform: "http://localhost:8787",
  sp: "http://localhost:8788",
  dp: "http://localhost:8789",
  // The two components on the citizen's own computer.
  card: "http://localhost:61161",
  "nhi-card": "http://localhost:61162",
};

/**
 * @template {ReturnType<typeof import("./sources.mjs").readSources>} S
 * @param {S} sources
 * @param {typeof DEFAULT_ORIGINS} origins
 * @returns {S}
 */
export function withOrigins(sources, origins) {
  const moved = (url) => {
    const known = Object.entries(DEFAULT_ORIGINS).find(([, origin]) => url === origin || url.startsWith(`${origin}/`));
    return known ? origins[known[0]] + url.slice(known[1].length) : url;
  };
  return {
    ...sources,
    datasets: sources.datasets.map((dataset) => ({ ...dataset, endpoint: moved(dataset.endpoint) })),
    services: sources.services.map((service) => ({
      ...service,
      front_url: moved(service.front_url),
      sp_api_url: moved(service.sp_api_url),
      return_urls: service.return_urls.map(moved),
    })),
  };
}
