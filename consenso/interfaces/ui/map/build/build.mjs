// Makes ../shapes.json from Natural Earth 1:50m: run by hand, see README.md.
// Each panel is a projection of its own. In it stand one backdrop of all land, without any boundary inside it, and the
// shape of every country that has an ISO 3166-1 code, in whole numbers, so that a drawing shows those that it needs.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoAzimuthalEqualArea, geoEqualEarth, geoPath } from "d3-geo";
import countries from "i18n-iso-countries";
import polylabel from "polylabel";
import { feature } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";

const require = createRequire(import.meta.url);
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const atlas = read(require.resolve("world-atlas/countries-50m.json"));
const { worlds, regions, places } = read(new URL("./panels.json", import.meta.url));

const TOLERANCE = { world: 1.7, region: 1.2 }; // of a simplified coast, in units of the panel: about a pixel of the drawing
const SMALLEST = { world: 5, region: 3 }; // square units: smaller islands are left out of the pictures, never out of the list of places

const weighted = presimplify(atlas, (triangle) => sphericalArea(triangle));

function sphericalArea([[a, b], [c, d], [e, f]]) {
  const narrow = Math.cos((((b + d + f) / 3) * Math.PI) / 180);
  return Math.abs((a - e) * (d - b) - (a - c) * (f - b)) * 0.5 * narrow; // square degrees
}

function ringsOf(geometry, projection) {
  const rings = [];
  let ring;
  geoPath(projection, {
    moveTo: (x, y) => rings.push((ring = [[x, y]])),
    lineTo: (x, y) => ring.push([x, y]),
    closePath: () => {},
    arc: () => {},
  })(geometry);
  return rings;
}

const area = (ring) =>
  ring.reduce((sum, [x, y], i) => {
    const [u, v] = ring[(i + 1) % ring.length];
    return sum + (x * v - u * y) / 2;
  }, 0);

function written(rings, smallest) {
  return rings
    .map((ring) => ring.map(([x, y]) => [Math.round(x), Math.round(y)]))
    .map((ring) => ring.filter(([x, y], i) => i === 0 || x !== ring[i - 1][0] || y !== ring[i - 1][1]))
    .filter((ring) => ring.length > 2 && Math.abs(area(ring)) >= smallest)
    .map((ring) => {
      let [px, py] = ring[0];
      const steps = ring.slice(1).map(([x, y]) => {
        const step = `${x - px} ${y - py}`;
        [px, py] = [x, y];
        return step;
      });
      return `M${ring[0][0]} ${ring[0][1]}l${steps.join(" ").replaceAll(" -", "-")}z`;
    })
    .join("");
}

function boxOf(ring) {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(Math.round);
}

function apart([a, b, c, d], [e, f, g, h]) {
  return Math.hypot(Math.max(0, e - c, a - g), Math.max(0, f - d, b - h));
}

// Where a country's mark stands: the centre of the largest circle inside its largest part; and how large that is.
function placeOf(country, projection) {
  const polygons = country.geometry.type === "Polygon" ? [country.geometry.coordinates] : country.geometry.coordinates;
  const pieces = polygons
    .map((coordinates) => ringsOf({ type: "Polygon", coordinates }, projection))
    .filter((rings) => rings.length)
    .map((rings) => split(rings));
  const parts = pieces
    .flat()
    .sort((one, other) => Math.abs(area(other[0])) - Math.abs(area(one[0])));
  if (!parts.length) return null;
  const [main] = parts;
  const centre = polylabel(main, 0.25);
  // What is small or far away (as overseas parts are) is drawn where it lies, but does not widen the map.
  const home = boxOf(main[0]);
  const reach = 0.6 * Math.hypot(home[2] - home[0], home[3] - home[1]);
  const boxes = parts
    .filter((part) => Math.abs(area(part[0])) > Math.abs(area(main[0])) * 0.08)
    .map((part) => boxOf(part[0]))
    .filter((box) => apart(box, home) <= reach);
  const box = [0, 1].map((i) => Math.min(...boxes.map((b) => b[i]))).concat([2, 3].map((i) => Math.max(...boxes.map((b) => b[i]))));
  const severed = pieces.map((some) => some.map((part) => Math.abs(area(part[0]))).sort((one, other) => other - one)[1] ?? 0);
  return {
    at: [Math.round(centre[0]), Math.round(centre[1])],
    inner: Math.round(centre.distance * 10) / 10,
    box,
    isCut: Math.max(...severed) > Math.abs(area(main[0])) * 0.02,
  };
}

// A polygon that the seam cuts comes out as several rings: the holes have the other sense.
function split(rings) {
  const sense = Math.sign(area(rings[0]));
  const outer = rings.filter((ring) => Math.sign(area(ring)) === sense).map((ring) => [ring]);
  return outer.length === 1 ? [rings] : outer;
}

function codeOf(country) {
  return country.id ? countries.numericToAlpha2(country.id) : undefined;
}

function panelOf({ id, width, height, projection, bounds }, degree) {
  const kind = bounds ? "region" : "world";
  const kept = simplify(weighted, (TOLERANCE[kind] / degree) ** 2);
  const drawn = feature(kept, kept.objects.countries).features;
  const exact = feature(atlas, atlas.objects.countries).features;
  const shapes = {};
  exact.forEach((country, i) => {
    const code = codeOf(country);
    if (!code) return;
    const place = placeOf(country, projection);
    if (!place) return;
    const [x, y] = place.at;
    if (x < 0 || y < 0 || x > width || y > height) return;
    const path = written(ringsOf(drawn[i], projection), SMALLEST[kind]);
    // Several entries of the atlas may share a code: the largest is the state, the others are parts of it.
    const before = shapes[code];
    if (!before || before.inner < place.inner) shapes[code] = { ...place, path: (before?.path ?? "") + path };
    else before.path += path;
    shapes[code].isWhole = bounds ? isInside(exact[i], projection, width, height) : !shapes[code].isCut;
  });
  for (const [code, place] of Object.entries(places)) {
    const at = projection(place);
    if (shapes[code] || !at || at[0] < 0 || at[1] < 0 || at[0] > width || at[1] > height) continue;
    const [x, y] = at.map(Math.round);
    shapes[code] = { path: "", at: [x, y], inner: 0, box: [x, y, x, y], isWhole: true };
  }
  const land = written(ringsOf(feature(kept, kept.objects.land), projection), SMALLEST[kind]);
  const sorted = Object.fromEntries(
    Object.keys(shapes).sort().map((code) => {
      const { path, at, inner, box, isWhole } = shapes[code];
      return [code, { path, at, inner, box, whole: isWhole }];
    }),
  );
  return { id, width, height, degree: Math.round(degree * 100) / 100, land, shapes: sorted };
}

// Whether the main part of a country lies in the panel, so that the panel can speak for it.
function isInside(country, projection, width, height) {
  const clip = projection.clipExtent();
  projection.clipExtent(null);
  const { box } = placeOf(country, projection);
  projection.clipExtent(clip);
  const [x0, y0, x1, y1] = box;
  const slack = 0.01 * width;
  return x0 > -slack && y0 > -slack && x1 < width + slack && y1 < height + slack;
}

function world({ id, meridian, width }) {
  const projection = geoEqualEarth().rotate([-meridian, 0]).precision(0.3);
  projection.fitWidth(width, { type: "Sphere" });
  const height = Math.ceil(geoPath(projection).bounds({ type: "Sphere" })[1][1]);
  return panelOf({ id, width, height, projection }, width / 360);
}

function region({ id, bounds: [west, south, east, north], width }) {
  const corners = [];
  for (let i = 0; i <= 20; i += 1) {
    const [x, y] = [west + ((east - west) * i) / 20, south + ((north - south) * i) / 20];
    corners.push([x, south], [x, north], [west, y], [east, y]);
  }
  const frame = { type: "MultiPoint", coordinates: corners };
  const projection = geoAzimuthalEqualArea().rotate([-(west + east) / 2, -(south + north) / 2]).precision(0.3);
  projection.fitWidth(width, frame);
  const height = Math.ceil(geoPath(projection).bounds(frame)[1][1]);
  projection.clipExtent([[-20, -20], [width + 20, height + 20]]);
  const panel = panelOf({ id, width, height, projection, bounds: true }, width / (east - west));
  return { ...panel, bounds: [west, south, east, north] };
}

// The frame of each region in each world, so that the large map shows where an inset lies.
function framesIn({ meridian, width }) {
  const projection = geoEqualEarth().rotate([-meridian, 0]).fitWidth(width, { type: "Sphere" });
  return Object.fromEntries(
    regions.map(({ id, bounds: [west, south, east, north] }) => {
      const points = [[west, south], [west, north], [east, south], [east, north]].map((point) => projection(point));
      return [id, boxOf(points)];
    }),
  );
}

const made = {
  source: "Natural Earth 1:50m, public domain; world-atlas 2.0.2 (ISC)",
  worlds: worlds.map((one) => ({ ...world(one), frames: framesIn(one) })),
  regions: regions.map(region),
};
const text = JSON.stringify(made)
  .replaceAll(/("worlds"|"regions"|\{"id"|"land"|"shapes"|"[A-Z]{2}":)/g, "\n$1");
writeFileSync(new URL("../shapes.json", import.meta.url), `${text}\n`);
for (const panel of [...made.worlds, ...made.regions]) {
  console.log(panel.id, `${panel.width}×${panel.height}`, Object.keys(panel.shapes).length, "countries,", JSON.stringify(panel).length, "bytes, land", panel.land.length);
}
const missing = Object.keys(countries.getAlpha2Codes()).filter((code) => !made.worlds[0].shapes[code]);
console.log("without a place:", missing.join(" ") || "none");
console.log("shapes.json", Buffer.byteLength(text), "bytes");
