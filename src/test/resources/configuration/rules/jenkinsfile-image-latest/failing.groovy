pipeline {
  agent {
    docker {
      // finding
      image 'maven'
    }
  }
  stages {
    stage('build') {
      steps {
        sh 'make'
      }
    }
  }
}
