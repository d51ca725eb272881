# recoupe with its French model, for the profile `app` of docker-compose.yml.
ARG PYTHON_IMAGE=python:3.11-slim

FROM ${PYTHON_IMAGE} AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /source
COPY requirements.txt requirements-build.txt ./
RUN python -m venv /opt/recoupe \
    && /opt/recoupe/bin/pip install --require-hashes -r requirements.txt \
    && python -m venv /opt/build \
    && /opt/build/bin/pip install --require-hashes -r requirements-build.txt
COPY pyproject.toml ./
COPY ontology ontology
COPY extract extract
COPY graph graph
COPY cypher cypher
COPY cli cli
# The list of what is inside is kept as an SBOM; pip itself does not travel.
RUN /opt/build/bin/python -m hatchling build -t wheel \
    && /opt/recoupe/bin/pip install --no-deps --no-index dist/*.whl \
    && /opt/recoupe/bin/pip inspect > /opt/recoupe/sbom.json \
    && /opt/recoupe/bin/pip uninstall --yes pip

FROM ${PYTHON_IMAGE}
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="recoupe" org.opencontainers.image.version="${VERSION}"
COPY --from=build /opt/recoupe /opt/recoupe
ENV PATH=/opt/recoupe/bin:$PATH HOME=/tmp PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
USER 10001:10001
WORKDIR /articles
ENTRYPOINT ["recoupe"]
CMD ["--help"]
