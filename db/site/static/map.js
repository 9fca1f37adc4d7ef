// Draws the maps of the site: borders and towns (or a maintainer's tiles), zones, lines, and the spaces, clustered.
"use strict";

(() => {
  const box = document.getElementById("map");
  if (!box || !window.L) return;
  const told = JSON.parse(box.dataset.words);
  const language = document.documentElement.lang;
  const style = getComputedStyle(document.documentElement);
  const ink = (name) => style.getPropertyValue(name).trim();
  const one = box.dataset.kind === "one";
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(box, {
    zoomControl: false, scrollWheelZoom: false, minZoom: 3, maxZoom: 18, worldCopyJump: true,
    zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still,
  });
  map.attributionControl.setPrefix(false);
  L.control.zoom({ zoomInTitle: told.zoom_in, zoomOutTitle: told.zoom_out }).addTo(map);
  map.on("focus click", () => map.scrollWheelZoom.enable());
  map.on("blur mouseout", () => map.scrollWheelZoom.disable());

  const pane = (name, order) => { map.createPane(name).style.zIndex = order; return name; };
  pane("base", 210); pane("zones", 220); pane("lines", 230); pane("towns", 240);
  const load = (address) => fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  });

  const NEAR = 10;  // the zoom from which zones have their names
  const zoneNames = [];
  map.on("zoomend", () => box.classList.toggle("near", map.getZoom() >= NEAR));

  const tiles = () => L.tileLayer(box.dataset.tiles, { attribution: box.dataset.credit, maxZoom: 19 }).addTo(map);
  const base = () => load(box.dataset.base).then((borders) => L.geoJSON(borders, {
    pane: "base", interactive: false, attribution: told.about, renderer: L.canvas({ pane: "base" }),
    style: (feature) => feature.properties.kind === "land"
      ? { stroke: false, fillColor: ink("--map-land"), fillOpacity: 1 }
      : { color: ink("--map-border"), weight: 1, fill: false },
  }).addTo(map));

  // Thousands of inhabitants from which towns are named, by the zoom that it takes.
  const NAMED = [[11, 0], [10, 20], [9, 30], [8, 60], [7, 100], [6, 250], [5, 500], [0, 1000]];
  const LINE = 18;

  // The names of towns, the largest first, as many as stand clear of each other; readers of screens have the lists.
  const towns = () => load(box.dataset.towns).then((known) => {
    map.getPane("towns").setAttribute("aria-hidden", "true");
    const names = L.layerGroup().addTo(map);
    const place = ["en", "fr", "nl"].indexOf(language);
    const draw = () => {
      names.clearLayers();
      const least = NAMED.find(([zoom]) => map.getZoom() >= zoom)[1];
      const size = map.getSize();
      const taken = [];
      const clear = (lat, lon, name, above = 0) => {
        const { x, y } = map.latLngToContainerPoint([lat, lon]).subtract([0, above]);
        const half = 4 * name.length;
        const inside = x >= half && x <= size.x - half && y >= LINE && y <= size.y - LINE;
        const free = taken.every((other) => Math.abs(other.x - x) >= other.half + half || Math.abs(other.y - y) >= LINE);
        if (inside && free) taken.push({ x, y, half });
        return inside && free && half;
      };
      if (map.getZoom() >= NEAR) zoneNames.forEach((zone) => clear(...zone, 10));
      for (const [lat, lon, inhabitants, called] of known) {
        if (inhabitants < least) break;
        const name = typeof called === "string" ? called : called[place];
        const half = clear(lat, lon, name);
        if (!half) continue;
        L.marker([lat, lon], {
          interactive: false, keyboard: false, pane: "towns",
          icon: L.divIcon({ className: "town-name", iconSize: [2 * half, LINE], html: text(name) }),
        }).addTo(names);
      }
    };
    map.on("moveend", draw);
    draw();
  });

  const outlines = () => load(box.dataset.outlines).then((known) => {
    const layer = L.geoJSON(known, {
      interactive: false,
      pane: "zones",
      style: (feature) => feature.properties.kind === "line"
        ? { pane: "lines", color: ink("--map-line"), weight: 1.5, opacity: .7 }
        : {
            color: ink("--map-zone"), weight: box.dataset.zone === feature.properties.key ? 2.5 : 1.25, dashArray: "4 3",
            fillColor: ink("--map-zone"), fillOpacity: box.dataset.zone === feature.properties.key ? .14 : .045,
          },
    }).addTo(map);
    if (!one) {
      layer.eachLayer((shape) => {
        if (shape.feature.properties.kind === "zone") name(shape);
      });
    }
    return layer;
  });

  // The name of a zone stands at the top of its outline, where it hides least.
  const name = (shape) => {
    const bounds = shape.getBounds();
    zoneNames.push([bounds.getNorth(), bounds.getCenter().lng, shape.feature.properties[language]]);
    L.marker([bounds.getNorth(), bounds.getCenter().lng], {
      interactive: false, keyboard: false, pane: "zones",
      icon: L.divIcon({ className: "zone-name", iconSize: [140, 16], iconAnchor: [70, 18], html: text(shape.feature.properties[language]) }),
    }).addTo(map);
  };
  const text = (words) => { const span = document.createElement("span"); span.textContent = words; return span; };

  const cluster = (group) => {
    const count = group.getChildCount();
    const inside = document.createElement("span");
    inside.append(String(count));
    const hidden = document.createElement("span");
    hidden.className = "hidden";
    hidden.textContent = ` ${told.spaces}`;
    inside.append(hidden);
    const size = count < 10 ? 30 : count < 100 ? 36 : count < 1000 ? 44 : 52;
    return L.divIcon({ className: "cluster", html: inside, iconSize: [size, size] });
  };

  const spaces = () => load(box.dataset.spaces).then(({ statuses, spaces: known }) => {
    const group = L.markerClusterGroup({
      chunkedLoading: true, showCoverageOnHover: false, maxClusterRadius: 46, iconCreateFunction: cluster, animate: !still,
    });
    const wanted = box.dataset.zone ? known.filter((space) => space[5] === box.dataset.zone) : known;
    group.addLayers(wanted.map(([lat, lon, status, id, called]) => {
      const marker = L.marker([lat, lon], {
        title: `${called} (${told[statuses[status]]})`,
        icon: L.divIcon({ className: `point point-${statuses[status]}`, iconSize: [16, 16] }),
      });
      return marker.bindPopup(() => popup(id, called, told[statuses[status]]), { closeButton: false });
    }));
    map.addLayer(group);
    return wanted;
  });

  const popup = (id, called, status) => {
    const inside = document.createElement("p");
    const link = document.createElement("a");
    link.href = box.dataset.space + encodeURIComponent(id).replaceAll("~", "~7E").replaceAll("%", "~");
    link.textContent = called;
    const aside = document.createElement("span");
    aside.className = "aside";
    aside.textContent = status;
    inside.append(link, aside);
    return inside;
  };

  // The zones where most spaces lie; else the middle nine tenths, so that one far space does not shrink all others.
  const view = (known, drawn) => {
    const zones = L.latLngBounds([]);
    drawn.filter((shape) => shape.feature.properties.kind === "zone").forEach((shape) => zones.extend(shape.getBounds()));
    const inside = known.filter((space) => zones.isValid() && zones.contains([space[0], space[1]]));
    if (inside.length * 2 >= known.length) return zones;
    const cut = (values) => {
      const sorted = values.sort((a, b) => a - b);
      const off = Math.floor(sorted.length / 20);
      return [sorted[off], sorted[sorted.length - 1 - off]];
    };
    const [south, north] = cut(known.map((space) => space[0]));
    const [west, east] = cut(known.map((space) => space[1]));
    return L.latLngBounds([south, west], [north, east]);
  };

  const here = () => {
    const [lat, lon] = box.dataset.at.split(",").map(Number);
    const rough = { street: 100, postcode: 1500, municipality: 3000 }[box.dataset.precision];
    map.setView([lat, lon], rough > 1000 ? 12 : 14);
    if (rough) L.circle([lat, lon], { radius: rough, color: ink("--link"), weight: 1, fillOpacity: .1, interactive: false }).addTo(map);
    L.marker([lat, lon], { icon: L.divIcon({ className: `point point-${box.dataset.status} here`, iconSize: [18, 18] }), interactive: false, keyboard: false, title: told.here }).addTo(map);
  };

  // Room for the name of a zone above its outline.
  const edges = { paddingTopLeft: [16, 26], paddingBottomRight: [16, 16] };

  const all = async () => {
    map.setView([50.85, 4.35], 8);
    const [known, drawn] = await Promise.all([spaces(), outlines()]);
    const zone = drawn.getLayers().find((shape) => shape.feature.properties.key === box.dataset.zone);
    if (zone) map.fitBounds(zone.getBounds(), { ...edges, animate: false });
    else if (known.length) map.fitBounds(view(known, drawn.getLayers()), { ...edges, maxZoom: 14, animate: false });
  };

  const drawn = one ? Promise.all([here(), outlines()]) : all();
  const ground = box.dataset.tiles ? tiles() : Promise.all([base(), towns()]).catch(() => {});
  Promise.all([drawn, ground]).then(() => { box.dataset.drawn = "yes"; }, () => { box.hidden = true; });
})();
